// Newsprint and letters: lines of text; u in metres.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float g = u.y / 0.012;
    float w = fwidth(g) + 1e-5;
    float line = clamp((0.22 - abs(fract(g) - 0.5)) / w + 0.5, 0.0, 1.0);
    float run = step(0.10, fract(u.x / 0.05 + fract(sin(floor(g) * 12.9) * 43.7)));
    return mix(c, c * 0.45, line * run * 0.75 * clamp(0.5 / w, 0.15, 1.0));
}
