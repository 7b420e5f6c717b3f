// Floor boards along x, staggered, each with its own tone and a little grain.
float plank_noise(vec2 q) { return fract(sin(dot(q, vec2(12.9898, 78.233))) * 43758.5453); }
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float row = u.y / 0.16;
    float r = floor(row);
    float col = u.x / 1.55 + plank_noise(vec2(r, 3.0));
    vec2 w = vec2(fwidth(u.x) / 1.55, fwidth(row)) + 1e-5;
    vec2 f = 0.5 - abs(fract(vec2(col, row)) - 0.5);
    float tone_of = plank_noise(vec2(r, floor(col)));
    float grain = sin(u.x * 7.0 + tone_of * 40.0 + sin(u.x * 19.0 + r) * 0.7 + u.y * 95.0) * 0.5 + 0.5;
    vec3 b = c * (0.90 + 0.16 * tone_of + 0.035 * grain * clamp(0.004 / fwidth(u.y), 0.0, 1.0));
    float seam = max(1.0 - clamp((f.y - 0.025) / w.y + 0.5, 0.0, 1.0),
                     1.0 - clamp((f.x - 0.004) / w.x + 0.5, 0.0, 1.0));
    return mix(b, b * 0.66, seam * clamp(0.3 / w.y, 0.0, 1.0));
}
