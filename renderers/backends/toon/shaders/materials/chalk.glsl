// Blackboard with a lesson on it; u runs 0…1 over the board.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 w = fwidth(u) * 1.2 + 1e-5;
    float smear = sin(u.x * 9.0 + sin(u.y * 7.0) * 2.0) * sin(u.y * 6.0 + sin(u.x * 4.0));
    vec3 r = c * (1.0 + 0.07 * smear);
    float row = u.y * 9.0;
    float line = floor(row);
    float run = fract(sin(line * 12.9) * 437.5);
    float word = sin(u.x * 60.0 + line * 5.0) + sin(u.x * 23.0 + line * 3.0);
    float stroke = abs(fract(row) - 0.5 - 0.10 * sin(u.x * 190.0 + line)) - 0.07;
    float text = clamp(0.5 - stroke / (w.y * 9.0), 0.0, 1.0) * step(-0.9, word);
    text *= step(0.06, u.x) * step(u.x, 0.34 + 0.18 * run) * step(2.0, line) * step(line, 7.0);
    float ring = abs(length((u - vec2(0.74, 0.55)) * vec2(2.0, 1.0)) - 0.24) - 0.006;
    float axis = min(max(abs(u.x - 0.74) - 0.004, abs(u.y - 0.55) - 0.33), max(abs(u.y - 0.55) - 0.007, abs(u.x - 0.74) - 0.17));
    float mark = max(text, clamp(0.5 - min(ring, axis) / w.y, 0.0, 1.0));
    return mix(r, vec3(0.93, 0.93, 0.88), mark * 0.75);
}
