// What stands across the street from a room in town, before the sky of sky.glsl: two rows of house
// fronts in perspective-free bands, windows lit at night, street lamps' glow low down.
vec3 town_row(vec3 under, float azimuth, float elevation, float w, float cells, float level, float salt, float haze,
              vec3 air, float night) {
    float g = azimuth * cells / 6.2831853 + salt * 0.37;
    float cell = floor(g);
    float n = sky_noise(vec2(cell, salt));
    float m = sky_noise(vec2(cell, salt + 7.0));
    float top = level * (0.70 + 0.6 * n);
    float x = fract(g);
    float wall = sky_cover(elevation - top, w) ;
    vec3 warm = mix(vec3(0.86, 0.62, 0.48), vec3(0.84, 0.76, 0.60), m);
    vec3 paint = mix(warm, vec3(0.62, 0.70, 0.72), step(0.62, n));
    paint = mix(paint, paint * air * 0.42, night);
    // windows: columns by width, rows by height
    vec2 q = vec2(x * (3.0 + floor(m * 2.0)), (top - elevation) / 0.085);
    vec2 f = abs(fract(q) - 0.5);
    float px = w * cells / 6.2831853 * 5.0;
    float py = w / 0.085;
    float pane = clamp((0.22 - f.x) / max(px, 1e-4) + 0.5, 0.0, 1.0)
        * clamp((0.30 - f.y) / max(py, 1e-4) + 0.5, 0.0, 1.0) * step(0.35, q.y);
    float lit = step(0.52, sky_noise(floor(q) + vec2(cell * 3.0, salt)));
    vec3 glass = mix(vec3(0.50, 0.60, 0.68), mix(air * 0.16, vec3(1.05, 0.78, 0.42), lit), night);
    vec3 shown = mix(paint, glass, pane);
    float cornice = clamp((0.012 - abs(top - elevation - 0.012)) / max(w, 1e-4) + 0.5, 0.0, 1.0);
    shown = mix(shown, mix(vec3(0.95, 0.90, 0.80), air * 0.5, night), cornice * 0.7);
    float joint = clamp((0.012 - min(x, 1.0 - x)) / max(px * 0.2, 1e-4) + 0.5, 0.0, 1.0);
    shown = mix(shown, shown * 0.75, joint);
    return mix(under, mix(shown, air, haze), wall);
}

vec3 town_colour(vec3 dir, vec3 top, vec3 bottom, float night, vec3 sun) {
    vec3 d = normalize(dir);
    float elevation = d.y / max(length(d.xz), 1e-4);
    float azimuth = atan(d.x, -d.z);
    float w = fwidth(elevation) * 1.4 + 1e-5;
    vec3 c = sky_colour(dir, top, bottom, night, sun);
    vec3 air = mix(bottom, top, 0.25) * mix(1.0, 1.3, night);
    c = town_row(c, azimuth, elevation, w, 26.0, 0.46, 3.0, 0.55, air, night);
    c = town_row(c, azimuth, elevation, w, 17.0, 0.30, 5.0, 0.18, air, night);
    // pavement and road
    vec3 road = mix(vec3(0.60, 0.58, 0.58), air * 0.45, night);
    c = mix(c, road, sky_cover(elevation + 0.16, w));
    c = mix(c, mix(vec3(0.78, 0.74, 0.68), air * 0.6, night), sky_cover(abs(elevation + 0.15) - 0.012, w));
    c += night * 0.20 * exp(-abs(elevation + 0.08) * 9.0) * vec3(1.0, 0.72, 0.40);
    return c;
}
