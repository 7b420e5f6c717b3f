// Everything about light that varies slowly is settled here; llvmpipe pays for every pixel.
in vec3 in_position;
in vec3 in_normal;
in vec3 in_local;
in vec3 in_colour;
uniform vec3 key;
uniform vec3 rim;  // direction towards the light behind
#ifdef ACCENT
in vec3 in_accent;
out vec3 accent;
#endif
#ifdef PLACE
out vec3 p;
#endif
out vec4 lie;  // towards key, towards the eye, towards the rim light, up 0…1
out vec3 l;
out vec3 c;
void main() {
    vec3 v = eye.xyz - in_position;
    lie = vec4(dot(in_normal, key) + WRAP, dot(in_normal, v) * inversesqrt(dot(v, v)),
        dot(in_normal, rim), in_normal.y * 0.5 + 0.5);
    l = in_local;
    c = in_colour;
#ifdef ACCENT
    accent = in_accent;
#endif
#ifdef PLACE
    p = in_position;
#endif
    gl_Position = view_projection * vec4(in_position, 1.0);
}
