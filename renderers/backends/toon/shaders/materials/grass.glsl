// Lawn: broad patches, and tufts close by.
float tuft_noise(vec2 q) { return fract(sin(dot(q, vec2(12.9898, 78.233))) * 43758.5453); }
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 q = p.xz;
    float cloud = sin(q.x * 0.55 + sin(q.y * 0.41) * 1.7) * sin(q.y * 0.62 + sin(q.x * 0.37) * 1.5);
    float w = max(fwidth(q.x), fwidth(q.y)) + 1e-5;
    float band = smoothstep(-0.10 - w, 0.10 + w, cloud + 0.25 * sin(q.x * 2.7) * sin(q.y * 3.1));
    vec3 b = mix(c * vec3(0.88, 0.93, 0.84), c * vec3(1.06, 1.03, 0.98), band);
    vec2 g = q / 0.34;
    g.x += 0.5 * mod(floor(g.y), 2.0);
    vec2 id = floor(g);
    vec2 f = fract(g) - 0.5 - (vec2(tuft_noise(id), tuft_noise(id + 5.0)) - 0.5) * 0.5;
    float wt = w / 0.34;
    float blade = min(abs(f.x - f.y * 0.25), min(abs(f.x + 0.12 - f.y * 0.1), abs(f.x - 0.12 - f.y * 0.45)));
    float tuft = clamp((0.022 - blade) / wt + 0.5, 0.0, 1.0) * step(abs(f.y), 0.16) * step(0.45, tuft_noise(id + 9.0));
    return mix(b, b * vec3(0.74, 0.84, 0.70), tuft * clamp(0.16 / wt, 0.0, 1.0));
}
