// Upholstery: faint cross-hatch.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float w = max(fwidth(u.x), fwidth(u.y)) + 1e-5;
    float h = sin((u.x + u.y) * 160.0) * sin((u.x - u.y) * 160.0);
    return c * (1.0 + 0.045 * h * clamp(0.006 / w, 0.0, 1.0));
}
