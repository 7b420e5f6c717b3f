in vec3 in_position;
in vec3 in_colour;
in vec2 in_uv;
in vec3 in_light;  // light-map coordinates, or the light itself where the surface has no texels
out vec3 p;
out vec3 c;
out vec2 u;
out vec3 l;
void main() {
    p = in_position;
    c = in_colour;
    u = in_uv;
    l = in_light;
    gl_Position = view_projection * vec4(in_position, 1.0);
}
