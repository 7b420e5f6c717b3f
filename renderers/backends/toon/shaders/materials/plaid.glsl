// Checked cloth: bedspreads and table cloths.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / 0.22;
    vec2 w = fwidth(g) + 1e-5;
    vec2 s = clamp((abs(fract(g) - 0.5) - 0.28) / w + 0.5, 0.0, 1.0);
    vec2 h = clamp((0.03 - abs(abs(fract(g) - 0.5) - 0.12)) / w + 0.5, 0.0, 1.0);
    float fade = clamp(0.5 / max(w.x, w.y), 0.0, 1.0);
    vec3 cream = mix(c, vec3(0.98, 0.93, 0.82), 0.55);
    vec3 b = mix(c, cream, mix(0.5, (s.x + s.y) * 0.5, fade));
    return mix(b, c * 0.72, max(h.x, h.y) * fade * 0.55);
}
