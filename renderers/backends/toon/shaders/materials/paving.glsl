// Pavement slabs, staggered, each a shade apart.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = p.xz / vec2(0.9, 0.6);
    g.x += 0.5 * mod(floor(g.y), 2.0);
    vec2 w = fwidth(p.xz) / vec2(0.9, 0.6) + 1e-5;
    vec2 f = 0.5 - abs(fract(g) - 0.5);
    float fade = clamp(0.35 / max(w.x, w.y), 0.0, 1.0);
    float joint = max(1.0 - clamp((f.x - 0.012) / w.x + 0.5, 0.0, 1.0), 1.0 - clamp((f.y - 0.018) / w.y + 0.5, 0.0, 1.0));
    float n = fract(sin(dot(floor(g), vec2(12.9898, 78.233))) * 43758.5453);
    vec3 slab = c * mix(1.0, 0.95 + 0.085 * n, fade);
    return mix(slab, c * 0.76, joint * fade);
}
