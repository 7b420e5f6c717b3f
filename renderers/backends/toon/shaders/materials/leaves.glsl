// Foliage: painted dabs of a lighter and a darker green, laid over each other.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec3 q = p * 5.2 + vec3(sin(p.y * 7.0 + p.z * 3.0), sin(p.z * 6.0 + p.x * 4.0), sin(p.x * 6.5 + p.y * 3.0)) * 0.8;
    float a = sin(q.x * 1.7 + q.y * 2.3) + sin(q.y * 2.9 - q.z * 1.9) + sin(q.z * 2.6 + q.x * 1.3);
    float b = sin(q.x * 4.3 - q.y * 3.1 + 1.0) + sin(q.y * 4.7 + q.z * 3.7) + sin(q.z * 4.1 - q.x * 3.3);
    float v = a + 0.75 * b;
    float w = fwidth(v) + 1e-4;
    float fade = clamp(2.6 / w, 0.0, 1.0);
    float light = clamp((v - 1.15) / w + 0.5, 0.0, 1.0) * fade;
    float dark = clamp((-1.25 - v) / w + 0.5, 0.0, 1.0) * fade;
    vec3 r = mix(c, c * vec3(1.20, 1.14, 0.96), light);
    return mix(r, c * vec3(0.74, 0.82, 0.80), dark);
}
