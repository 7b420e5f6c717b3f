// A printed poster: bold discs and bars around a title; u runs 0…1 over the sheet.
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    vec2 w = fwidth(u) * 1.2 + 1e-5;
    vec3 paper = mix(c, vec3(0.98, 0.93, 0.82), 0.80);
    vec3 r = paper;
    float d = length((u - vec2(0.5, 0.62)) * vec2(0.75, 1.0));
    r = mix(r, c, clamp(0.5 - (d - 0.25) / w.y, 0.0, 1.0));
    r = mix(r, paper, clamp(0.5 - (d - 0.16) / w.y, 0.0, 1.0));
    r = mix(r, c * 0.55, clamp(0.5 - (d - 0.10) / w.y, 0.0, 1.0));
    float bars = max(abs(u.x - 0.5) - 0.34, abs(u.y - 0.20) - 0.035);
    float thin = max(abs(u.x - 0.5) - 0.24, abs(u.y - 0.115) - 0.014);
    r = mix(r, c * 0.5, clamp(0.5 - min(bars, thin) / w.y, 0.0, 1.0));
    float rim = max(abs(u.x - 0.5) - 0.46, abs(u.y - 0.5) - 0.47);
    return mix(r, c, clamp(0.5 + rim / w.y, 0.0, 1.0));
}
