// Basket-weave parquet: squares of five strips that alternate in direction.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 g = u / 0.50;
    vec2 cell = floor(g);
    vec2 f = fract(g);
    float turn = mod(cell.x + cell.y, 2.0);
    float across = mix(f.x, f.y, turn) * 5.0;
    float w = (fwidth(u.x) + fwidth(u.y)) / 0.50 * 3.0 + 1e-5;
    float strip = floor(across);
    float n = fract(sin(dot(vec3(cell, strip), vec3(12.9898, 78.233, 37.719))) * 43758.5453);
    float seam = clamp((abs(fract(across) - 0.5) - 0.46) / w + 0.5, 0.0, 1.0);
    vec2 e = 0.5 - abs(f - 0.5);
    float frame = clamp((0.010 - min(e.x, e.y)) / (w * 0.2) + 0.5, 0.0, 1.0);
    float fade = clamp(0.6 / w, 0.0, 1.0);
    vec3 b = c * mix(1.0, 0.90 + 0.18 * n, fade) * mix(0.97, 1.04, turn);
    return mix(b, b * 0.70, max(seam * 0.8, frame) * fade);
}
