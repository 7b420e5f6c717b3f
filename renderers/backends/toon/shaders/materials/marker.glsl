// Whiteboard with a sketched chart; u runs 0…1 over the board.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 w = fwidth(u) * 1.2 + 1e-5;
    vec3 r = c;
    float axis = min(max(abs(u.x - 0.10) - 0.003, abs(u.y - 0.52) - 0.34), max(abs(u.y - 0.18) - 0.006, abs(u.x - 0.29) - 0.19));
    r = mix(r, vec3(0.22, 0.25, 0.32), clamp(0.5 - axis / w.y, 0.0, 1.0));
    float curve = abs(u.y - 0.28 - 0.9 * (u.x - 0.1) - 0.05 * sin(u.x * 30.0)) - 0.010;
    r = mix(r, vec3(0.82, 0.30, 0.25), clamp(0.5 - max(curve, abs(u.x - 0.29) - 0.17) / w.y, 0.0, 1.0));
    float line = floor(u.y * 10.0);
    float scrawl = abs(fract(u.y * 10.0) - 0.5 - 0.12 * sin(u.x * 150.0 + line * 3.0)) - 0.08;
    float run = 0.66 + 0.24 * fract(sin(line * 7.7) * 437.5);
    float text = clamp(0.5 - scrawl / (w.y * 10.0), 0.0, 1.0) * step(0.58, u.x) * step(u.x, run) * step(3.0, line) * step(line, 7.0);
    return mix(r, vec3(0.20, 0.38, 0.58), text * 0.85);
}
