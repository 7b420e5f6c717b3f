// A block far off: rows of windows, some lit at night.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / vec2(1.3, 1.7);
    vec2 w = fwidth(g) + 1e-5;
    vec2 f = abs(fract(g) - 0.5);
    float hole = min(clamp((0.29 - f.x) / w.x + 0.5, 0.0, 1.0), clamp((0.30 - f.y) / w.y + 0.5, 0.0, 1.0));
    float n = fract(sin(dot(floor(g) + floor(p.xz / 9.0), vec2(12.9898, 78.233))) * 43758.5453);
    vec3 glass = mix(c * vec3(0.56, 0.64, 0.72), sky_top.rgb, 0.12);
    vec3 lit = mix(vec3(1.0, 0.76, 0.40), vec3(1.0, 0.60, 0.32), fract(n * 9.0)) * (1.0 + 0.75 * sun.w);
    vec3 shown = mix(glass, lit, step(0.62, n) * clamp(grade.w * 1.3, 0.0, 1.0));
    return mix(c, shown, hole * clamp(0.6 / max(w.x, w.y), 0.0, 1.0));
}
