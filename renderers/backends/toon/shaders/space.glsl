// What is seen where there is no air: black, stars down to the horizon, a planet with its night side.
float space_stars(vec2 at, float grid, float size, float share, float w) {
    vec2 s = at * grid;
    vec2 f = fract(s) - 0.5 - (vec2(sky_noise(floor(s)), sky_noise(floor(s) + 9.0)) - 0.5) * 0.7;
    float bright = 0.35 + 0.65 * sky_noise(floor(s) + 3.0);
    return sky_cover(length(f) - size * bright, w * grid) * step(1.0 - share, sky_noise(floor(s) + 5.0)) * bright;
}

vec3 space_colour(vec3 dir, vec3 top, vec3 bottom, float night, vec3 sun) {
    vec3 d = normalize(dir);
    // by azimuth and height on a cylinder, where stars stay round near the horizon
    vec2 at = vec2(atan(d.x, -d.z), d.y / max(length(d.xz), 0.2));
    float w = fwidth(at.y) * 1.2 + 1e-5;
    vec3 c = vec3(0.006, 0.008, 0.020);
    c += vec3(0.020, 0.014, 0.036) * exp(-9.0 * abs(at.y - 0.30 - 0.16 * sin(at.x * 1.3)));
    c += vec3(0.95, 0.96, 1.0) * space_stars(at, 30.0, 0.050, 0.40, w);
    c += vec3(0.75, 0.80, 0.95) * space_stars(at + 3.7, 58.0, 0.060, 0.35, w) * 0.6;
    vec3 middle = normalize(vec3(-0.40, 0.34, -1.0));
    float away = acos(clamp(dot(d, middle), -1.0, 1.0));
    vec3 across = (d - middle * dot(d, middle)) / 0.11;
    float light = clamp(dot(across, normalize(vec3(0.7, 0.6, 0.2))) + 0.35, 0.0, 1.0);
    float land = smoothstep(0.05, 0.25, sin(across.x * 5.0 + 1.0) * sin(across.y * 6.0 + across.x * 2.0));
    vec3 ball = mix(vec3(0.16, 0.36, 0.70), vec3(0.34, 0.52, 0.34), land) * (0.06 + 0.94 * light);
    c = mix(c, ball, sky_cover(away - 0.11, w));
    return c + vec3(0.20, 0.36, 0.60) * 0.35 * exp(-max(away - 0.11, 0.0) * 60.0) * step(0.11, away) * light;
}
