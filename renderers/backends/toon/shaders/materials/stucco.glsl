// Outside render: soft stains and a darker foot where rain splashes.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float n = sin(u.x * 1.3 + sin(u.y * 1.7) * 1.2) + sin(u.y * 2.1 + sin(u.x * 1.9 + 0.7));
    float foot = 1.0 - smoothstep(0.2, 1.1 + 0.12 * sin(u.x * 2.7), p.y);
    return c * (1.0 + 0.018 * n) * mix(1.0, 0.90, foot);
}
