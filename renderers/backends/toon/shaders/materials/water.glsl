// Sea or pond: bands of lighter ripples over a deepening blue, foam near the shore line p.z.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 q = p.xz;
    float a = q.y * 2.4 + sin(q.x * 0.7 + q.y * 0.3) * 1.3 + sin(q.x * 1.9) * 0.4;
    float w = fwidth(a) + 1e-4;
    float crest = smoothstep(0.80 - w, 0.86 + w, sin(a) * (0.75 + 0.25 * sin(q.x * 0.43 + q.y * 0.9)));
    float far = smoothstep(2.0, 26.0, u.y);
    vec3 sea = mix(c, c * vec3(0.78, 0.86, 0.95), far);
    return mix(sea, mix(sea, vec3(1.0), 0.5), crest * clamp(1.0 / w, 0.0, 1.0));
}
