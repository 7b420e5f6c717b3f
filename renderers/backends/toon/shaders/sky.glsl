// The sky round a set: gradient, drifting clouds, hills, stars and a moon at night.
// `dir` need not be of unit length; `sun` is the direction in which sunlight travels.
float sky_cover(float distance_, float width) { return clamp(0.5 - distance_ / width, 0.0, 1.0); }
float sky_noise(vec2 q) { return fract(sin(dot(q, vec2(12.9898, 78.233))) * 43758.5453); }

// Puffs on a soft base, one group per cell of azimuth; distance in radians, negative inside.
float sky_cloud(float azimuth, float elevation, float cells, float level, float salt) {
    float g = azimuth * cells / 6.2831853;
    float cell = floor(g);
    float n = sky_noise(vec2(cell, salt));
    float m = sky_noise(vec2(cell, salt + 4.0));
    float size = (0.55 + 0.45 * n) * 0.95 / cells;
    vec2 q = vec2((fract(g) - 0.35 - 0.3 * m) * 6.2831853 / cells, elevation - level - 0.09 * m) / size;
    float d = length(q / vec2(1.45, 0.9)) - 0.40;
    d = min(d, length(q - vec2(0.12 - 0.3 * m, 0.24)) - 0.32);
    d = min(d, length((q - vec2(0.62, -0.02)) / vec2(1.25, 0.9)) - 0.27);
    d = min(d, length((q - vec2(-0.66, -0.05)) / vec2(1.3, 0.85)) - 0.24);
    float base = -0.20 + 0.05 * sin(q.x * 7.0) - q.y;
    return max(d, base) * size + 10.0 * step(n, 0.25);
}

vec3 sky_colour(vec3 dir, vec3 top, vec3 bottom, float night, vec3 sun) {
    vec3 d = normalize(dir);
    float elevation = d.y / max(length(d.xz), 1e-4);
    float azimuth = atan(d.x, -d.z);
    float w = fwidth(elevation) * 1.4 + 1e-5;
    float rise = clamp(elevation * 1.15, 0.0, 1.0);
    vec3 c = mix(bottom, top, 1.0 - (1.0 - rise) * (1.0 - rise));
    vec3 to_sun = -normalize(sun);
    float glow = max(dot(d, to_sun), 0.0);
    c += (1.0 - night) * (0.10 * pow(glow, 6.0) + 0.22 * pow(glow, 60.0)) * mix(vec3(1.0, 0.9, 0.7), bottom, 0.4);
    // stars and a moon that stands opposite the key, so that it is seen through most windows
    vec2 s = vec2(azimuth, elevation) * 34.0;
    vec2 f = fract(s) - 0.5 - (vec2(sky_noise(floor(s)), sky_noise(floor(s) + 9.0)) - 0.5) * 0.6;
    float star = sky_cover(length(f) - 0.045 * sky_noise(floor(s) + 3.0), w * 34.0) * step(0.62, sky_noise(floor(s) + 5.0));
    c += night * star * smoothstep(0.05, 0.35, elevation) * 0.85;
    vec3 m = normalize(vec3(0.42, 0.46, -1.0));
    float moon = acos(clamp(dot(d, m), -1.0, 1.0));
    c = mix(c, vec3(0.96, 0.95, 0.86), night * sky_cover(moon - 0.045, w));
    c += night * 0.16 * exp(-moon * 9.0) * vec3(0.75, 0.82, 1.0);
    float puff = min(sky_cloud(azimuth, elevation, 9.0, 0.19, 1.0), sky_cloud(azimuth + 0.5, elevation, 7.0, 0.42, 2.0));
    vec3 white = mix(vec3(1.0), bottom, 0.30);
    vec3 shade = mix(white, mix(top, bottom, 0.5), 0.35);
    vec3 cloud = mix(white, shade, sky_cover(puff + 0.035, 0.03) * 0.5);
    c = mix(c, mix(cloud, top * 1.6 + 0.03, night), sky_cover(puff, w) * mix(0.92, 0.35, night));
    // three ranges of hills, the farther the nearer to the sky's colour
    float far = 0.085 + 0.045 * sin(azimuth * 3.0 + 1.0) + 0.020 * sin(azimuth * 7.0 + 0.4);
    float mid = 0.040 + 0.026 * sin(azimuth * 4.0 + 2.0) + 0.012 * sin(azimuth * 11.0);
    float near = 0.008 + 0.014 * sin(azimuth * 6.0 + 4.0) + 0.005 * sin(azimuth * 19.0);
    float dim = 1.0 - 0.72 * night;
    vec3 haze = mix(bottom, top, 0.25);
    c = mix(c, mix(haze, vec3(0.42, 0.60, 0.66) * dim, 0.42), sky_cover(elevation - far, w));
    c = mix(c, mix(haze, vec3(0.40, 0.60, 0.48) * dim, 0.62), sky_cover(elevation - mid, w));
    return mix(c, mix(haze, vec3(0.42, 0.60, 0.33) * dim, 0.80), sky_cover(elevation - near, w));
}
