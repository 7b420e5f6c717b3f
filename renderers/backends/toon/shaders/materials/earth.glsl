// Trodden earth and gravel: pebbles over soft patches.
float pebble_noise(vec2 q) { return fract(sin(dot(q, vec2(12.9898, 78.233))) * 43758.5453); }
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 q = p.xz;
    vec2 g = q / 0.16;
    vec2 id = floor(g);
    float w = max(fwidth(q.x), fwidth(q.y)) / 0.16 + 1e-5;
    vec2 off = (vec2(pebble_noise(id), pebble_noise(id + 4.0)) - 0.5) * 0.5;
    float r = 0.06 + 0.13 * pebble_noise(id + 2.0);
    float stone = clamp((r - length((fract(g) - 0.5 - off) * vec2(1.0, 1.3))) / w + 0.5, 0.0, 1.0);
    float shown = stone * step(0.55, pebble_noise(id + 8.0)) * clamp(0.3 / w, 0.0, 1.0);
    float cloud = sin(q.x * 0.9 + sin(q.y * 0.7)) * sin(q.y * 1.1 + 0.4);
    vec3 tint = pebble_noise(id + 6.0) < 0.5 ? c * 0.84 : mix(c, vec3(1.0, 0.97, 0.9), 0.35);
    return mix(c * (1.0 + 0.035 * cloud), tint, shown);
}
