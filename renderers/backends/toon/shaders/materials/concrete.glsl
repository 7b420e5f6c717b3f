// Cast slabs with fine joints and stains.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / 2.4;
    vec2 w = fwidth(g) + 1e-5;
    vec2 f = 0.5 - abs(fract(g) - 0.5);
    float joint = max(1.0 - clamp((f.x - 0.004) / w.x + 0.5, 0.0, 1.0), 1.0 - clamp((f.y - 0.004) / w.y + 0.5, 0.0, 1.0));
    float n = sin(u.x * 1.9 + sin(u.y * 1.3) * 1.6) * sin(u.y * 1.7 + sin(u.x * 0.9) * 1.4);
    return c * (1.0 + 0.035 * n) * (1.0 - 0.22 * joint * clamp(0.1 / max(w.x, w.y), 0.0, 1.0));
}
