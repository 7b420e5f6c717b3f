// Upright tongue-and-groove boards.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float g = u.x / 0.115;
    float w = fwidth(g) + 1e-5;
    float f = abs(fract(g) - 0.5);
    float groove = clamp((f - 0.455) / w + 0.5, 0.0, 1.0) * clamp(0.35 / w, 0.0, 1.0);
    float lit = clamp((f - 0.42) / w + 0.5, 0.0, 1.0) * clamp(0.35 / w, 0.0, 1.0);
    float n = fract(sin(floor(g) * 12.9898) * 43758.5453);
    vec3 b = c * (0.975 + 0.05 * n);
    return mix(mix(b, b * 1.05, lit), b * 0.80, groove);
}
