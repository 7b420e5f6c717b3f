// Neon tubes and lit signs: always on, brighter at night.
#define EMISSIVE
vec3 albedo(vec3 c, vec2 u, vec3 p) {
    return mix(c, vec3(1.0), 0.25) * mix(0.85, 1.15, clamp(grade.w, 0.0, 1.0));
}
