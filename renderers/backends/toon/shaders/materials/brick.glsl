// Brickwork in stretcher bond with mortar lighter than the stone.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 s = vec2(0.25, 0.085);
    vec2 g = u / s;
    g.x += 0.5 * mod(floor(g.y), 2.0);
    vec2 w = fwidth(u) / s + 1e-5;
    vec2 f = 0.5 - abs(fract(g) - 0.5);
    float body = min(clamp((f.x - 0.028) / w.x + 0.5, 0.0, 1.0), clamp((f.y - 0.075) / w.y + 0.5, 0.0, 1.0));
    float fade = clamp(0.45 / max(w.x, w.y), 0.0, 1.0);
    vec2 id = floor(g);
    float n = fract(sin(dot(id, vec2(12.9898, 78.233))) * 43758.5453);
    float odd = step(0.90, fract(n * 7.31));
    vec3 stone = c * mix(1.0, 0.90 + 0.17 * n - 0.12 * odd, fade);
    vec3 mortar = mix(c, vec3(0.87, 0.80, 0.70), 0.45);
    return mix(mortar, stone, mix(0.86, body, fade));
}
