// Brushed plaster: wide soft clouds a few per cent apart.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float n = sin(u.x * 1.7 + sin(u.y * 2.3) * 1.1) + sin(u.y * 1.9 + sin(u.x * 2.9 + 1.3) * 0.9)
        + 0.5 * sin(u.x * 5.1 + u.y * 4.3 + sin(u.x * 3.0) * 2.0);
    return c * (1.0 + 0.013 * n);
}
