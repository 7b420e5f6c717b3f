// Bark: upright furrows.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float a = u.x * 26.0 + sin(u.y * 3.1) * 1.6 + sin(u.y * 8.3 + u.x * 9.0) * 0.7;
    float w = fwidth(a) + 1e-4;
    float f = smoothstep(0.55 - w, 0.55 + w, sin(a));
    return mix(c, c * 0.78, f * clamp(1.4 / w, 0.0, 1.0));
}
