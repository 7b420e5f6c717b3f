// Checkered floor tiles in the colour and a pale cream, with a thin joint (box-filtered).
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / 0.45;
    vec2 w = max(fwidth(g), vec2(1e-4));
    vec2 t = 2.0 * (abs(fract(g * 0.5 - w * 0.25) - 0.5) - abs(fract(g * 0.5 + w * 0.25) - 0.5)) / w;
    float k = 0.5 - 0.5 * clamp(t.x, -1.0, 1.0) * clamp(t.y, -1.0, 1.0);
    vec3 pale = mix(c, vec3(0.95, 0.89, 0.78), 0.72);
    vec2 f = 0.5 - abs(fract(g) - 0.5);
    vec2 j = clamp((0.014 - f) / w + 0.5, 0.0, 1.0) * clamp(0.25 / w, 0.0, 1.0);
    return mix(pale, c * 0.92, k) * (1.0 - 0.16 * max(j.x, j.y));
}
