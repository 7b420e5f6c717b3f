// Small rounded setts.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = p.xz / vec2(0.22, 0.17);
    g.x += 0.5 * mod(floor(g.y), 2.0);
    float w = max(fwidth(p.x), fwidth(p.z)) / 0.18 + 1e-5;
    vec2 f = abs(fract(g) - 0.5);
    float d = length(max(f - vec2(0.30), 0.0)) - 0.14;
    float fade = clamp(0.4 / w, 0.0, 1.0);
    float n = fract(sin(dot(floor(g), vec2(12.9898, 78.233))) * 43758.5453);
    return mix(c * 0.93, mix(c * (0.93 + 0.13 * n), c * 0.70, clamp(d / w + 0.5, 0.0, 1.0)), fade);
}
