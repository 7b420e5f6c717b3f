// Roof tiles in overlapping rows.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / vec2(0.30, 0.26);
    g.x += 0.5 * mod(floor(g.y), 2.0);
    vec2 w = fwidth(u) / vec2(0.30, 0.26) + 1e-5;
    vec2 f = fract(g);
    float arc = 0.16 + 0.22 * (1.0 - 4.0 * (f.x - 0.5) * (f.x - 0.5));
    float lip = clamp((arc - f.y) / w.y + 0.5, 0.0, 1.0);
    float n = fract(sin(dot(floor(g), vec2(12.9898, 78.233))) * 43758.5453);
    float fade = clamp(0.5 / max(w.x, w.y), 0.0, 1.0);
    vec3 tile = c * (0.92 + 0.14 * n);
    return mix(c * 0.95, mix(tile, tile * 0.76, 1.0 - lip), fade * 0.9);
}
