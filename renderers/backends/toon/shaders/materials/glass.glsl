// Glass that shows its surroundings: dark, with slanting glints.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float k = u.x * 0.9 + u.y * 0.7;
    float w = fwidth(k) + 1e-5;
    float broad = clamp((0.11 - abs(fract(k / 0.9) - 0.4)) * 0.9 / w + 0.5, 0.0, 1.0);
    return mix(c, mix(c, vec3(1.0), 0.38), broad);
}
