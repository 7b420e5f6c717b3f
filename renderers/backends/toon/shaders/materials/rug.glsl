// Woven rug: lozenges over narrow bands.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 w = fwidth(u) + 1e-5;
    vec2 g = abs(fract(u / vec2(0.36, 0.36)) - 0.5);
    float d = g.x + g.y;
    float wd = (w.x + w.y) / 0.36;
    float fade = clamp(0.3 / wd, 0.0, 1.0);
    float outer = clamp((0.34 - d) / wd + 0.5, 0.0, 1.0) - clamp((0.25 - d) / wd + 0.5, 0.0, 1.0);
    float inner = clamp((0.12 - d) / wd + 0.5, 0.0, 1.0);
    vec3 cream = mix(c, vec3(0.96, 0.87, 0.70), 0.62);
    vec3 deep = c * vec3(0.74, 0.70, 0.78);
    return mix(mix(c, deep, outer * fade), cream, inner * fade);
}
