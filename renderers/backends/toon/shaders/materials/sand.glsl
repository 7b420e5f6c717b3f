// Sand: ripples and grain.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 q = p.xz;
    float a = q.y * 5.2 + sin(q.x * 0.9) * 1.1 + sin(q.x * 2.3 + q.y * 0.7) * 0.5;
    float w = fwidth(a) + 1e-4;
    float ripple = smoothstep(0.35 - w, 0.60 + w, sin(a) * (0.7 + 0.3 * sin(q.x * 0.6 + q.y * 0.35)));
    float cloud = sin(q.x * 0.5 + sin(q.y * 0.6)) * sin(q.y * 0.45);
    return mix(c * (1.0 + 0.03 * cloud), c * vec3(0.91, 0.88, 0.84), ripple * clamp(1.1 / w, 0.0, 1.0));
}
