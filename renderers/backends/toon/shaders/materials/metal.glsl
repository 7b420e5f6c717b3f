// Brushed metal: faint streaks.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float w = fwidth(u.y) + 1e-5;
    float s = sin(u.y * 140.0 + sin(u.x * 3.0)) * clamp(0.01 / w, 0.0, 1.0);
    return c * (1.0 + 0.03 * s + 0.05 * sin(u.x * 4.0 + u.y * 3.0));
}
