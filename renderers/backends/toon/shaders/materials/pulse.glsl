// A patient monitor: traces on black; u runs 0…1 over the glass.
#define EMISSIVE
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 w = fwidth(u) * 1.3 + 1e-5;
    vec3 r = vec3(0.05, 0.09, 0.12);
    float x = fract(u.x * 3.0);
    float beat = 0.16 * exp(-pow((x - 0.42) / 0.035, 2.0)) - 0.06 * exp(-pow((x - 0.52) / 0.04, 2.0));
    r = mix(r, vec3(0.35, 0.95, 0.55), clamp(0.5 - (abs(u.y - 0.70 - beat) - 0.012) / w.y, 0.0, 1.0));
    r = mix(r, vec3(0.95, 0.80, 0.35), clamp(0.5 - (abs(u.y - 0.42 - 0.05 * sin(u.x * 19.0)) - 0.010) / w.y, 0.0, 1.0));
    return mix(r, vec3(0.40, 0.75, 0.95), clamp(0.5 - (abs(u.y - 0.17 - 0.03 * sin(u.x * 11.0)) - 0.010) / w.y, 0.0, 1.0));
}
