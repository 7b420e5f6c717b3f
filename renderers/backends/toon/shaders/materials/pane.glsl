// A window seen from outside: the sky in it by day; at night a lit room where the colour is bluish.
#define EMISSIVE
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    float w = fwidth(u.x + u.y) + 1e-5;
    float k = u.x * 0.8 + u.y;
    float glint = clamp((0.10 - abs(fract(k / 1.3) - 0.35)) * 1.3 / w + 0.5, 0.0, 1.0);
    vec3 day = mix(c * 0.62, mix(sky_top.rgb, sky_bottom.rgb, 0.5), 0.32);
    day = mix(day, day * 1.12 + 0.05, glint) * mix(0.9, 0.35, sun.w);
    float hue = fract(c.g * 61.0);
    vec3 lit = mix(vec3(1.0, 0.78, 0.42), vec3(1.0, 0.62, 0.34), hue) * (0.72 + 0.12 * sin(u.y * 3.0 + hue * 6.0));
    return mix(day, lit, clamp(grade.w * 1.2, 0.0, 1.0) * step(0.635, c.b));
}
