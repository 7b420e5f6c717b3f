// Weatherboard: horizontal boards with a shadow under each.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float g = u.y / 0.19;
    float w = fwidth(g) + 1e-5;
    float f = fract(g);
    float fade = clamp(0.45 / w, 0.0, 1.0);
    float under = clamp((0.10 - f) / w + 0.5, 0.0, 1.0);
    return mix(c * (1.0 + 0.03 * f), c * 0.80, under * fade);
}
