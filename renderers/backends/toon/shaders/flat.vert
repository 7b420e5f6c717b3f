// Positions only, through any matrix: depth maps of the bake, shadows on the floor.
in vec3 in_position;
uniform mat4 transform;
void main() { gl_Position = transform * vec4(in_position, 1.0); }
