// Striped cloth: awnings, deck chairs, mattresses.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float g = u.x / 0.30;
    float w = fwidth(g) + 1e-5;
    float s = clamp((abs(fract(g) - 0.5) - 0.25) / w + 0.5, 0.0, 1.0);
    return mix(c, mix(c, vec3(1.0, 0.96, 0.87), 0.88), mix(0.5, s, clamp(0.5 / w, 0.0, 1.0)));
}
