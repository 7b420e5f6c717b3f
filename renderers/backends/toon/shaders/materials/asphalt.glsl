// Carriageway along x: worn wheel tracks; u.y runs across it, from kerb to kerb.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float cloud = sin(u.x * 0.7 + sin(u.y * 1.1)) * sin(u.y * 0.9 + 0.8);
    float speck = fract(sin(dot(floor(p.xz / 0.05), vec2(12.9898, 78.233))) * 43758.5453) - 0.5;
    float w = max(fwidth(u.x), fwidth(u.y)) + 1e-5;
    return c * (1.0 + 0.03 * cloud + 0.07 * speck * clamp(0.014 / w, 0.0, 1.0));
}
