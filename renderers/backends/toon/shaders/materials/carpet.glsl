// Carpet: a fine woven mottle.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float w = max(fwidth(u.x), fwidth(u.y));
    float fade = clamp(0.008 / (w + 1e-5), 0.0, 1.0);
    float weave = sin(u.x * 210.0) * sin(u.y * 210.0);
    float cloud = sin(u.x * 2.1 + sin(u.y * 1.7)) * sin(u.y * 2.3 + 0.6);
    return c * (1.0 + 0.05 * weave * fade + 0.02 * cloud);
}
