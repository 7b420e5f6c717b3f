// Planed wood: boards with flowing grain along the longer way of the surface.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float row = u.y / 0.17;
    float r = floor(row);
    float w = fwidth(row) + 1e-5;
    float n = fract(sin(r * 17.31) * 43758.5453);
    float ring = u.y * 70.0 + sin(u.x * 2.6 + n * 20.0) * 2.2 + sin(u.x * 6.1 + n * 9.0) * 0.6;
    float grain = sin(ring) * 0.5 + 0.5;
    float fine = clamp(0.012 / (fwidth(u.y) * 2.0 + 1e-5), 0.0, 1.0);
    float seam = 1.0 - clamp((0.5 - abs(fract(row) - 0.5) - 0.018) / w + 0.5, 0.0, 1.0);
    vec3 b = c * (0.955 + 0.07 * n + 0.055 * grain * fine);
    return mix(b, b * 0.76, seam * clamp(0.35 / w, 0.0, 1.0));
}
