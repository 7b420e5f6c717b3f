// Printed cloth: pale dots on a half-drop repeat.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / 0.10;
    g.x += 0.5 * mod(floor(g.y), 2.0);
    float w = max(fwidth(u.x), fwidth(u.y)) / 0.10 * 1.3 + 1e-5;
    float dot_ = clamp((0.18 - length(fract(g) - 0.5)) / w + 0.5, 0.0, 1.0);
    return mix(c, mix(c, vec3(1.0, 0.95, 0.84), 0.75), dot_ * clamp(0.5 / w, 0.0, 1.0));
}
