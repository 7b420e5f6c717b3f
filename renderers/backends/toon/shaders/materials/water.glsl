// Sea or pond: bands of lighter ripples over a deepening blue, foam near the shore line p.z.
// A low sun or the moon lays its path on it.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 q = p.xz;
    float a = q.y * 2.4 + sin(q.x * 0.7 + q.y * 0.3) * 1.3 + sin(q.x * 1.9) * 0.4;
    float w = fwidth(a) + 1e-4;
    float wave = sin(a) * (0.75 + 0.25 * sin(q.x * 0.43 + q.y * 0.9));
    float crest = smoothstep(0.80 - w, 0.86 + w, wave);
    float far = smoothstep(2.0, 26.0, u.y);
    vec3 sea = mix(c, c * vec3(0.78, 0.86, 0.95), far);
    sea = mix(sea, mix(sea, vec3(1.0), 0.5), crest * clamp(1.0 / w, 0.0, 1.0));
    // the light stands where sky.glsl paints it: the moon behind, the sun where it comes from
    vec2 light = mix(-sun.xz, vec2(0.42, -1.0), sun.w);
    vec2 away = q - eye.xz;
    float across = away.x * light.y - away.y * light.x;
    float along = dot(away, light);
    float low = clamp(1.6 - 2.6 * abs(sun.y), 0.0, 1.0);
    float wide = 0.05 * along + 0.8;
    float path = clamp(1.0 - abs(across) / wide, 0.0, 1.0) * step(0.0, along) * max(sun.w, low);
    float glint = smoothstep(0.15, 0.55, wave + 1.1 * path - 0.55 + 0.3 * sin(q.x * 5.1 + q.y * 3.7));
    glint = mix(glint, 0.55, clamp(w * 0.5 - 0.3, 0.0, 1.0));
    vec3 shine = mix(sky_bottom.rgb * 1.5, vec3(2.4, 2.5, 2.3), sun.w);
    return mix(sea, shine, path * glint * 0.8);
}
