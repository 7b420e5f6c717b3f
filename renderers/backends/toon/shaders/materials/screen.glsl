// A display that glows: windows and a bar; u runs 0…1 over the glass.
#define EMISSIVE
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 w = fwidth(u) * 1.2 + 1e-5;
    vec3 r = mix(c * 0.75, c, u.y);
    float pane_ = max(abs(u.x - 0.38) - 0.28, abs(u.y - 0.54) - 0.32);
    r = mix(r, vec3(0.93, 0.96, 0.97), clamp(0.5 - pane_ / w.y, 0.0, 1.0));
    float line = abs(fract(u.y * 12.0) - 0.5) - 0.16;
    float text = max(max(line / 12.0, abs(u.x - 0.36) - 0.22 - 0.05 * sin(floor(u.y * 12.0) * 4.0)), abs(u.y - 0.54) - 0.26);
    r = mix(r, vec3(0.45, 0.55, 0.62), clamp(0.5 - text / w.y, 0.0, 1.0));
    float side = max(abs(u.x - 0.83) - 0.11, abs(u.y - 0.64) - 0.20);
    return mix(r, vec3(0.98, 0.75, 0.42), clamp(0.5 - side / w.y, 0.0, 1.0));
}
