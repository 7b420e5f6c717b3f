// A framed landscape: sky, two hills, a sun; u runs 0…1 up the picture and as far across.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 w = fwidth(u) * 1.2 + 1e-5;
    float s = fract(c.r * 7.0 + c.b * 3.0);
    vec3 ground = mix(vec3(0.33, 0.52, 0.40), c * 0.8, 0.45);
    vec3 r = mix(mix(c, vec3(1.0, 0.93, 0.78), 0.65), mix(c, vec3(0.62, 0.80, 0.86), 0.5), u.y);
    float sun_disc = length(u - vec2(0.30 + 0.35 * s, 0.68)) - 0.11;
    r = mix(r, vec3(1.0, 0.82, 0.46), clamp(0.5 - sun_disc / w.y, 0.0, 1.0));
    float back = 0.46 + 0.09 * sin(u.x * 7.0 + s * 9.0) + 0.03 * sin(u.x * 17.0);
    r = mix(r, mix(ground, r, 0.45), clamp((back - u.y) / w.y + 0.5, 0.0, 1.0));
    float front = 0.27 + 0.07 * sin(u.x * 5.0 + 2.0 + s * 6.0);
    return mix(r, ground * 0.82, clamp((front - u.y) / w.y + 0.5, 0.0, 1.0));
}
