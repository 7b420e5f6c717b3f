in vec2 in_corner;
uniform mat4 unproject;  // clip space to world
out vec3 d;
void main() {
    vec4 far = unproject * vec4(in_corner, 1.0, 1.0);
    d = far.xyz / far.w - eye.xyz;
    gl_Position = vec4(in_corner, 0.999999, 1.0);
}
