in vec3 in_position;
in vec3 in_colour;
uniform mat4 transform;
out vec3 c;
void main() {
    c = in_colour;
    gl_Position = transform * vec4(in_position, 1.0);
}
