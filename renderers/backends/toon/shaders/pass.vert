in vec3 in_position;
in vec3 in_normal;
in vec3 in_ahead;
in float in_id;
out vec3 n;
out float z;
out vec3 ahead;
flat out float id;
uniform float one_id;  // ≥ 0: the whole draw carries it
void main() {
    n = mat3(view) * in_normal;
    z = -(view * vec4(in_position, 1.0)).z;
    id = one_id >= 0.0 ? one_id : in_id;
    ahead = in_ahead;
    gl_Position = view_projection * vec4(in_position, 1.0);
}
