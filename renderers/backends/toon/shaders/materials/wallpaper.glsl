// Wallpaper with broad and hairline stripes, tone on tone.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float g = u.x / 0.24;
    float w = fwidth(g) + 1e-5;
    float f = abs(fract(g) - 0.5);
    float broad = clamp((f - 0.30) / w + 0.5, 0.0, 1.0);
    float hair = clamp((0.02 - abs(f - 0.21)) / w + 0.5, 0.0, 1.0);
    vec3 stripe = mix(c, c * vec3(0.955, 0.935, 0.89), broad);
    return mix(stripe, c * vec3(0.90, 0.86, 0.80), hair * clamp(0.25 / (w * 6.0), 0.0, 1.0) * 0.8);
}
