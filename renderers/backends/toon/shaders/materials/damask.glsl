// Wallpaper with a leaf motif on a half-drop repeat.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / vec2(0.30, 0.42);
    g.y += 0.5 * mod(floor(g.x), 2.0);
    vec2 f = fract(g) - 0.5;
    float w = fwidth(u.y) / 0.42 * 1.5 + 1e-5;
    float fade = clamp(0.12 / w, 0.0, 1.0);
    vec2 q = vec2(abs(f.x), f.y);
    float leaf = length(vec2(q.x * 1.9, q.y * 0.8)) - 0.17;
    float side = length((q - vec2(0.21, -0.10)) * vec2(1.5, 1.0)) - 0.10;
    float stem = max(abs(q.x) - 0.012, abs(q.y) - 0.40);
    float d = min(min(leaf, side), stem);
    float rib = max(abs(f.x) - 0.012, abs(f.y) - 0.15);
    vec3 light = mix(c, c * vec3(0.93, 0.915, 0.88), clamp(0.5 - d / w, 0.0, 1.0) * fade);
    return mix(light, c, clamp(0.5 - rib / w, 0.0, 1.0) * fade);
}
