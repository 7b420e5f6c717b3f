// Glazed wall tiles in running bond, each a shade of the colour, with pale joints.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / vec2(0.15, 0.075);
    g.x += 0.5 * mod(floor(g.y), 2.0);
    vec2 w = fwidth(u) / vec2(0.15, 0.075) + 1e-5;
    vec2 f = 0.5 - abs(fract(g) - 0.5);
    float body = min(clamp((f.x - 0.022) / w.x + 0.5, 0.0, 1.0), clamp((f.y - 0.045) / w.y + 0.5, 0.0, 1.0));
    float n = fract(sin(dot(floor(g), vec2(12.9898, 78.233))) * 43758.5453);
    vec3 tile = mix(c, c * vec3(0.84, 0.94, 0.97), n);
    vec3 joint = mix(c, vec3(0.96, 0.94, 0.89), 0.7);
    return mix(joint, tile, mix(0.9, body, clamp(0.4 / max(w.x, w.y), 0.0, 1.0)));
}
