// Terrazzo: chips of three tones in the colour, in big squares.
float chip_noise(vec2 q) { return fract(sin(dot(q, vec2(12.9898, 78.233))) * 43758.5453); }
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / 0.075;
    vec2 id = floor(g);
    float w = max(fwidth(u.x), fwidth(u.y)) / 0.075 + 1e-5;
    vec2 off = vec2(chip_noise(id), chip_noise(id + 7.0)) * 0.5 + 0.25;
    float size = 0.08 + 0.14 * chip_noise(id + 3.0);
    float chip = clamp((size - length((fract(g) - off) * vec2(1.0, 1.4))) / w + 0.5, 0.0, 1.0);
    float k = chip_noise(id + 11.0);
    vec3 tint = k < 0.4 ? c * 0.84 : (k < 0.75 ? mix(c, vec3(1.0), 0.45) : mix(c, vec3(0.80, 0.52, 0.36), 0.5));
    vec2 s = 0.5 - abs(fract(u / 1.2) - 0.5);
    vec2 sw = fwidth(u / 1.2) + 1e-5;
    float joint = max(1.0 - clamp((s.x - 0.004) / sw.x + 0.5, 0.0, 1.0), 1.0 - clamp((s.y - 0.004) / sw.y + 0.5, 0.0, 1.0));
    vec3 b = mix(c, tint, chip * clamp(0.5 / w, 0.0, 1.0));
    return b * (1.0 - 0.15 * joint * clamp(0.1 / max(sw.x, sw.y), 0.0, 1.0));
}
