// Crate boards: horizontal slats and dark gaps.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float g = u.y / 0.145;
    float w = fwidth(g) + 1e-5;
    float n = fract(sin(floor(g) * 12.9898) * 43758.5453);
    float gap = clamp((abs(fract(g) - 0.5) - 0.45) / w + 0.5, 0.0, 1.0);
    return mix(c * (0.92 + 0.14 * n), c * 0.52, gap * clamp(0.5 / w, 0.0, 1.0));
}
