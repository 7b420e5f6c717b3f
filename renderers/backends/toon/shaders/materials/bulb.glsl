// Lamp glass and shades: pale by day, glowing when lamps are lit.
#define EMISSIVE
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    return mix(c * 0.92, mix(c, vec3(1.0, 0.90, 0.66), 0.55) * 1.1, clamp(grade.w, 0.0, 1.0));
}
